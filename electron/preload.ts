import '#shared/without-eval.ts';
import { contextBridge, ipcRenderer } from 'electron';
import { capabilitiesIn } from '#electron/bridge/capabilities.ts';
import { bridgeHost } from '#electron/bridge/host-bridge.ts';

contextBridge.exposeInMainWorld('host', bridgeHost(ipcRenderer, capabilitiesIn(process.argv)));
