import { contextBridge, ipcRenderer } from 'electron';
import * as z from 'zod';
import { capabilitiesIn } from '#electron/capabilities.ts';
import { bridgeHost } from '#electron/host-bridge.ts';

// The content policy forbids code from text, by which zod would otherwise try to speed itself up.
z.config({ jitless: true });

contextBridge.exposeInMainWorld('host', bridgeHost(ipcRenderer, capabilitiesIn(process.argv)));
