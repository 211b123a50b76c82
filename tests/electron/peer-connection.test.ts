import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppServer, serveApp } from '#build/serve-app.ts';
import { CHROMIUM_FLAGS, findChromium } from '#tests/find-chromium.ts';
import { launchShell, type Shell } from './launch.ts';

/*
 * A content policy knows nothing of WebRTC: a page that may connect to nobody could still send what it likes to a STUN or
 * TURN server, or to a peer. Here a page tries all three, towards two listeners of this computer.
 */

let unheld: Server;
let browserHost: AppServer;
let browser: Browser;
let shell: Shell;

beforeAll(async () => {
  unheld = createServer((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      'content-security-policy': "default-src 'none'; script-src 'self'",
    });
    response.end('<!doctype html>');
  }).listen(0, '127.0.0.1');
  await once(unheld, 'listening');
  browserHost = await serveApp({ port: 0 });
  browser = await chromium.launch({
    executablePath: findChromium() ?? chromium.executablePath(),
    args: [...CHROMIUM_FLAGS],
  });
  shell = await launchShell();
});
afterAll(async () => {
  await shell?.close();
  await browser?.close();
  await browserHost?.close();
  unheld?.close();
});

/** Lets a page call out, and answers what has arrived first. */
async function callOut(page: Page, from: 'the page' | 'an empty frame'): Promise<string> {
  const udp = createSocket('udp4');
  udp.bind(0, '127.0.0.1');
  const tcp = createTcpServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await Promise.all([once(udp, 'listening'), once(tcp, 'listening')]);
  const ports = { udp: udp.address().port, tcp: (tcp.address() as AddressInfo).port };
  try {
    return await Promise.race([
      once(udp, 'message').then(() => 'UDP arrived'),
      once(tcp, 'connection').then(() => 'TCP arrived'),
      // Chromium ends a page that tries it from a frame; then there is no answer of the page's.
      new Promise<string>((resolve) => {
        if (from === 'an empty frame') page.once('crash', () => resolve('nothing arrived'));
      }),
      connectPeer(page, from, ports).catch(() => new Promise<string>(() => undefined)),
    ]);
  } finally {
    udp.close();
    tcp.close();
  }
}

/** In the page: asks a STUN and a TURN server, and calls a peer. Resolves when all were tried. */
function connectPeer(page: Page, from: string, ports: { udp: number; tcp: number }): Promise<string> {
  return page.evaluate(
    async ({ from, ports }) => {
      const frame = () => document.body.appendChild(document.createElement('iframe')).contentWindow;
      const { RTCPeerConnection: Peer } = (from === 'the page' ? window : frame()) as typeof window;
      const peer = new Peer({
        iceServers: [
          { urls: `stun:127.0.0.1:${ports.udp}` },
          { urls: `turn:127.0.0.1:${ports.tcp}?transport=tcp`, username: 'what leaks', credential: 'x' },
        ],
      });
      const finished = new Promise<string>((resolve) => {
        peer.onicegatheringstatechange = () => {
          if (peer.iceGatheringState === 'complete') resolve('nothing arrived');
        };
      });
      peer.createDataChannel('x');
      const offer = await peer.createOffer();
      await peer.setLocalDescription(offer);
      const sdp = offer.sdp?.replace('a=setup:actpass', 'a=setup:active') ?? '';
      await peer.setRemoteDescription({ type: 'answer', sdp });
      const candidate = `candidate:1 1 udp 2113937151 127.0.0.1 ${ports.udp} typ host`;
      await peer.addIceCandidate({ candidate, sdpMid: '0' });
      return finished;
    },
    { from, ports },
  );
}

/** A page of the browser at an address. */
async function open(address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  return page;
}

test.each(['the page', 'an empty frame'] as const)(
  'under a content policy alone, what a page sends arrives: from %s',
  async (from) => {
    const { port } = unheld.address() as AddressInfo;
    expect(await callOut(await open(`http://127.0.0.1:${port}/`), from)).toMatch(/^(UDP|TCP) arrived$/);
  },
);

test.each(['the page', 'an empty frame'] as const)(
  'in the browser host it does not: from %s',
  async (from) => {
    expect(await callOut(await open(browserHost.url), from)).toBe('nothing arrived');
  },
);

test.each(['the page', 'an empty frame'] as const)('in the shell it does not: from %s', async (from) => {
  expect(await callOut(shell.page, from)).toBe('nothing arrived');
});

test('beside the headers, the window keeps WebRTC from any way past a proxy', async () => {
  expect(await shell.outside.webRtcPolicy()).toBe('disable_non_proxied_udp');
});

test('a page of the browser host still opens links and mails outside', async () => {
  const page = await open(browserHost.url);
  const opened: string[] = [];
  // The page's own requests are left out: it may still be loading.
  page.context().on('request', (request) => {
    if (!request.url().startsWith(browserHost.url)) opened.push(request.url());
  });
  const openOutside = (address: string) =>
    page.evaluate((address) => void window.open(address, '_blank', 'noopener,noreferrer'), address);
  for (const address of ['https://elsewhere.example/', 'mailto:desk@npo.example']) {
    await openOutside(address);
    // Not an exact list, because the browser may repeat a request that failed.
    await expect.poll(() => opened).toContain(address);
  }
});
