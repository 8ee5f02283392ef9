import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

const SERVER = 'http://127.0.0.1:3000';

/**
 * How every client is built: nothing inline, so that a strict content security policy holds.
 * @param name its path on the server, as in `/tablet/`
 */
export const clientConfig = (name: string): UserConfig =>
  defineConfig({
    base: `/${name}/`,
    plugins: [react()],
    build: {
      assetsInlineLimit: 0,
      sourcemap: true,
      modulePreload: { polyfill: false },
      // Every current browser of the supported ones, and the previous iPadOS.
      target: ['chrome123', 'safari17.5', 'firefox128'],
    },
    server: {
      proxy: {
        '/socket.io': { target: SERVER, ws: true },
        '/api': SERVER,
      },
    },
  });
