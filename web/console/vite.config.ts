import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The server serves the files of dist/console under `/`; while developing, its API is asked through a proxy.
const server = process.env['CONSOLE_API'] ?? 'http://localhost:3000';

export default defineConfig({
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: ['chrome105', 'safari16', 'firefox121'],
    // The server's CSP allows no data: scripts, and a module preload polyfill would be an inline one.
    modulePreload: { polyfill: false },
    // The budget is 340 KB gzipped for the first load; the entry is one piece of it on purpose.
    chunkSizeWarningLimit: 750,
  },
  server: { port: 5173, proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
});
