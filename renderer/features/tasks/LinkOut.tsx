import { useHost } from '#renderer/host/host-context.ts';

/** An address that opens outside the app. What is no https or mailto address is shown as text only. */
export function LinkOut({ address }: { address: string }) {
  const host = useHost();
  if (!/^(https:\/\/|mailto:)/i.test(address)) return <span>{address}</span>;
  return (
    <a
      href={address}
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        void host.ask('external.open', address);
      }}
    >
      {address}
    </a>
  );
}
