import { defineConfig } from "vite";

// The lower layers for Node: one module without React, screens or files.
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "dist-program",
    emptyOutDir: true,
    target: "node22",
    minify: false,
    lib: { entry: "src/program/index.ts", formats: ["es"], fileName: "tavolo" },
  },
});
