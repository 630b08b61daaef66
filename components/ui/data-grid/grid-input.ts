import type { KeyboardEvent, MouseEvent } from "react";
import { isMarked, rowsBetween, withMarks } from "./grid-marks.ts";
import { type GridPlace, placeAfterKey } from "./grid-place.ts";
import { type GridColumn, HEAD_HEIGHT, ROW_HEIGHT, SELECT_COLUMN, WIDTH_STEP, withinWidths } from "./grid-types.ts";
import type { MarkStore } from "./mark-store.ts";
import type { GridFocus } from "./use-grid-focus.ts";

export type GridCommands<Row> = {
  /** By Enter, a click on its name or a double click: the row's page, and the column from which it was opened. */
  readonly open: (row: Row, columnKey: string) => void;
  /** By Ctrl A: all that match, loaded or not. */
  readonly markAll: () => void;
  /** By Ctrl C: what is marked, or the row with the focus. */
  readonly copy: (focused: Row) => void;
  /** By a letter on a row: "p". */
  readonly letters: Readonly<Record<string, (row: Row) => void>>;
  readonly setWidth: (columnKey: string, width: number) => void;
  readonly moveColumn: (columnKey: string, step: -1 | 1) => void;
};

/** The grid as it stands when something is pressed. */
export type GridScene<Row> = {
  readonly rows: readonly Row[];
  readonly keys: readonly number[];
  readonly columns: readonly GridColumn<Row>[];
  readonly density: keyof typeof ROW_HEIGHT;
  readonly marks: MarkStore;
  readonly commands: GridCommands<Row>;
  readonly focus: GridFocus;
  /** Where a range begins: the row that was marked last. */
  readonly anchor: { current: number | null };
};

/** What a key does; whether it was one of the grid's. `isLetterOn`: single letters count. */
export function pressInGrid<Row>(event: KeyboardEvent<HTMLElement>, scene: GridScene<Row>, isLetterOn: boolean): boolean {
  const place = scene.focus.placeOf(event.target);
  if (place === null || event.nativeEvent.isComposing) return false;
  if (place.row < 0 ? pressHead(event, scene, place) : pressRow(event, { ...scene, place, isLetterOn })) return true;
  const { rows, columns, density } = scene;
  const page = pageOf(event.currentTarget.parentElement, density);
  const next = placeAfterKey(place, event, { rows: rows.length, columns: columns.length + 1, page, isLetterOn });
  if (next !== null) scene.focus.focus(next);
  return next !== null;
}

/** On a heading Shift and an arrow make its column wider or narrower, Alt and an arrow move it. */
function pressHead<Row>({ key, shiftKey, altKey }: KeyboardEvent, scene: GridScene<Row>, { column }: GridPlace): boolean {
  if (key === " " && column === 0) return markLoaded(scene);
  const shown = scene.columns[column - 1];
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (shown === undefined || step === undefined || shiftKey === altKey) return false;
  if (shiftKey) scene.commands.setWidth(shown.key, withinWidths(shown.width + step * WIDTH_STEP));
  else scene.commands.moveColumn(shown.key, step < 0 ? -1 : 1);
  return true;
}

type RowScene<Row> = GridScene<Row> & { readonly place: GridPlace; readonly isLetterOn: boolean };

function pressRow<Row>(event: KeyboardEvent, scene: RowScene<Row>): boolean {
  const { place, commands } = scene;
  const row = scene.rows[place.row];
  const isControl = event.ctrlKey || event.metaKey;
  if (row === undefined || event.altKey) return false;
  if (isControl && event.key === "a") commands.markAll();
  else if (isControl && event.key === "c" && !isTextSelected()) commands.copy(row);
  else if (isControl) return false;
  else if (event.key === " ") markRow(scene, place.row, event.shiftKey);
  else if (event.key === "Enter") openAt(scene, place);
  else return scene.isLetterOn && !event.shiftKey && !event.repeat && pressLetter(scene, event.key, row);
  return true;
}

function pressLetter<Row>({ commands: { letters } }: GridScene<Row>, letter: string, row: Row): boolean {
  const run = Object.hasOwn(letters, letter) ? letters[letter] : undefined;
  run?.(row);
  return run !== undefined;
}

/** A click on a mark, or on the name of a row. Others only put the focus there. */
export function clickInGrid<Row>(event: MouseEvent<HTMLElement>, scene: GridScene<Row>): void {
  const { target } = event;
  const place = scene.focus.placeOf(target);
  if (place === null || !(target instanceof HTMLElement)) return;
  if (target.dataset.markLoaded !== undefined) markLoaded(scene);
  else if (target.dataset.mark !== undefined) markRow(scene, place.row, event.shiftKey);
  else if (target.closest("[data-row-link]") && isPlainClick(event)) {
    event.preventDefault();
    openAt(scene, place);
  }
}

export function openByPointer<Row>({ target }: MouseEvent, scene: GridScene<Row>): void {
  const place = scene.focus.placeOf(target);
  if (place !== null && place.column > 0) openAt(scene, place);
}

function openAt<Row>({ rows, columns, commands }: GridScene<Row>, place: GridPlace): void {
  const row = rows[place.row];
  if (row !== undefined) commands.open(row, columns[place.column - 1]?.key ?? SELECT_COLUMN);
}

function markRow<Row>({ keys, marks, anchor }: GridScene<Row>, row: number, isRange: boolean): void {
  const key = keys[row];
  if (key === undefined) return;
  const before = marks.marks();
  const range = isRange ? rowsBetween(keys, anchor.current, key) : [key];
  marks.set(withMarks(before, range, isRange || !isMarked(before, key)));
  anchor.current = key;
}

function markLoaded<Row>({ keys, marks }: GridScene<Row>): boolean {
  const before = marks.marks();
  const areAll = keys.every((key) => isMarked(before, key));
  marks.set(withMarks(before, keys, !areAll));
  return true;
}

function isPlainClick({ button, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey;
}

/** Somebody who has selected text with the pointer copies that. */
function isTextSelected(): boolean {
  return document.getSelection()?.isCollapsed === false;
}

/** As many rows as one sees. */
function pageOf(region: HTMLElement | null, density: keyof typeof ROW_HEIGHT): number {
  const seen = (region?.clientHeight ?? 0) - HEAD_HEIGHT;
  return Math.max(1, Math.floor(seen / ROW_HEIGHT[density]) - 1);
}
