import { Code } from "#components/ui/code.tsx";
import { MaskedText } from "#components/ui/masked-text.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { DeviceView } from "#lib/domain/device/device-view.ts";
import type { DeviceActions } from "./device-actions.ts";
import { AddDevice, ChangeDevice } from "./device-dialogs.tsx";

type DevicesPanelProps = {
  readonly account: string;
  readonly subscription: string;
  readonly devices: readonly DeviceView[];
  /** Null for who may only look. */
  readonly actions: DeviceActions | null;
};

/** What a subscription's orders can be delivered to, and which of them an order goes to that names none. */
export function DevicesPanel({ account, subscription, devices, actions }: DevicesPanelProps) {
  const inUse = devices.filter(({ isRemoved }) => !isRemoved);
  const removed = devices.filter(({ isRemoved }) => isRemoved);
  const target = { account, subscription };
  return (
    <Panel
      title={
        <>
          Devices of <Code>{subscription}</Code>
        </>
      }
      level={3}
      {...(inUse.length > 1 ? { description: "An order goes to the default unless it names another" } : {})}
      actions={actions ? <AddDevice target={target} actions={actions} /> : null}
    >
      {inUse.length === 0 ? <p className="text-muted">None. What must be delivered cannot be ordered.</p> : null}
      <ul className="grid gap-2">
        {inUse.map((device) => (
          <li key={device.number + device.ending} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="inline-flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
              <DeviceNumber device={device} />
              {device.label === null ? null : <span>{device.label}</span>}
              {device.isDefault ? <Tag>Default</Tag> : null}
            </span>
            {actions ? (
              <ChangeDevice target={target} device={device} others={inUse.filter((one) => one !== device)} actions={actions} />
            ) : null}
          </li>
        ))}
      </ul>
      {removed.length === 0 ? null : (
        <details className="mt-3 text-muted">
          <summary className="cursor-pointer">Removed ({removed.length})</summary>
          <ul className="mt-1.5 grid gap-1">
            {removed.map((device) => (
              <li key={device.number + device.ending}>
                <DeviceNumber device={device} /> {device.label}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function DeviceNumber({ device: { number, isMasked, reveal } }: { readonly device: DeviceView }) {
  return <MaskedText name="Device" value={number} isMasked={isMasked} reveal={reveal} />;
}
