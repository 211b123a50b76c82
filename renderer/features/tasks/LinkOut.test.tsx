import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { HostContext } from '#renderer/host/host-context.ts';
import { HAND_OVER_LINK_MAX } from '#shared/domain/relay/assignment.ts';
import { type Host, requests } from '#shared/host/contract.ts';
import { secretsHost } from '#tests/fixtures/secrets-host.ts';
import { LinkOut } from './LinkOut.tsx';

type Link = ReactElement<{ href: string; onClick: (event: { preventDefault(): void }) => void }>;

/** The link as it is drawn, with what it asks of the host. */
function linkTo(address: string) {
  const asked: unknown[] = [];
  const host: Host = { ...secretsHost(), ask: async (_name, ...[request]) => asked.push(request) as never };
  let link: Link | undefined;
  const Drawn = () => {
    link = LinkOut({ address }) as Link;
    return link;
  };
  renderToStaticMarkup(
    <HostContext value={host}>
      <Drawn />
    </HostContext>,
  );
  return { link, asked };
}

test('the longest link of a hand-over can be opened, in Japanese letters too', () => {
  const { link, asked } = linkTo('https://npo.example/'.padEnd(HAND_OVER_LINK_MAX, 'あ'));
  link?.props.onClick({ preventDefault: () => undefined });
  expect(asked).toHaveLength(1);
  expect(requests['external.open'].request.safeParse(asked[0]).success).toBe(true);
});
