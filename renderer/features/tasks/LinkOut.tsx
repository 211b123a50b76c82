import { useHost } from '#renderer/host/host-context.ts';
import { outsideAddress } from '#shared/host/outside.ts';

/** An address that opens outside the app. What no host would open is shown as text only. */
export function LinkOut({ address }: { address: string }) {
  const host = useHost();
  const outside = outsideAddress(address);
  if (outside === null) return <span>{address}</span>;
  return (
    <a
      href={outside}
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        // As it was written: encoded, a Japanese one is longer than the host takes. It reads the address itself.
        void host.ask('external.open', address);
      }}
    >
      {address}
    </a>
  );
}
