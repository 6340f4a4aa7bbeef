import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The pages go where the program finds them: into its jar, under static/.
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../target/classes/static',
    emptyOutDir: true,
    assetsDir: 'assets',
    // The pages ask no outside host and inline nothing: the content policy allows 'self' only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
