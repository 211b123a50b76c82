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
        // The address as it was written: encoded, a Japanese one may be longer than the host accepts. The host parses
        // it itself.
        void host.ask('external.open', address);
      }}
    >
      {address}
    </a>
  );
}
