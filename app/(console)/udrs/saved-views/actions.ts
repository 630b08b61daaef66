"use server";

import { chooseDefaultViewInput, deleteViewInput, saveViewInput } from "#lib/domain/saved-view/saved-view-schema.ts";
import { chooseDefaultView as chooseDefaultViewOperation } from "#lib/operations/saved-view/choose-default-view.ts";
import { deleteView as deleteViewOperation } from "#lib/operations/saved-view/delete-view.ts";
import { saveView as saveViewOperation } from "#lib/operations/saved-view/save-view.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveView = defineAction({ name: "savedView.save", permission: "udr.read", input: saveViewInput, run: saveViewOperation });

export const deleteView = defineAction({
  name: "savedView.delete",
  permission: "udr.read",
  input: deleteViewInput,
  run: deleteViewOperation,
});

export const chooseDefaultView = defineAction({
  name: "savedView.chooseDefault",
  permission: "udr.read",
  input: chooseDefaultViewInput,
  run: chooseDefaultViewOperation,
});
