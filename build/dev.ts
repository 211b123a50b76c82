import { createServer } from 'vite';
import { APP_PORT, demoWorkspace, endOnSignals, portFrom, startDemoNpo } from './demo.ts';
import rendererConfig from './vite.renderer.ts';

/** `npm run dev`: the demo with the renderer served from its sources, showing every change at once. */
const port = portFrom('APP_PORT', APP_PORT);
const atEnd = endOnSignals();
const workspace = await demoWorkspace();
const demo = await startDemoNpo(`http://127.0.0.1:${port}`);
atEnd(() => demo.close());

const vite = await createServer({
  ...rendererConfig,
  configFile: false,
  server: { host: '127.0.0.1', port, strictPort: true },
  plugins: [
    rendererConfig.plugins,
    {
      name: 'launch',
      configureServer(server) {
        server.middlewares.use('/launch.json', async (_request, response) => {
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify({ join: await demo.invite(), workspace }));
        });
      },
    },
  ],
});
await vite.listen();
atEnd(() => vite.close());
vite.printUrls();
