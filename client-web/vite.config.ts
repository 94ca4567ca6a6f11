import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { service_worker } from "./scripts/service_worker";

// The page runs under a strict Content-Security-Policy (no inline script or style, no data: fonts), so every asset is a
// file of its own: nothing is inlined, and index.html only names files.
export default defineConfig(({ mode }) => ({
  plugins: [react(), service_worker()],
  // Only `npm run dev` uses the other root: it holds the fixture table that the shipped program must not contain.
  root: mode === "development" ? "dev" : ".",
  publicDir: mode === "development" ? "../public" : "public",
  // Values kept on a device are read only by a client of the same wire types.
  define: { __WIRE__: JSON.stringify(createHash("sha256").update(readFileSync(new URL("src/protocol/generated.ts", import.meta.url))).digest("hex").slice(0, 16)) },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    cssCodeSplit: false,
    chunkSizeWarningLimit: 700,
  },
  css: {
    preprocessorOptions: {
      scss: { quietDeps: true, silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"] },
    },
  },
  server: {
    port: 5173,
    strictPort: false,
    fs: { allow: [".."] },
    // `npm run dev:server`: the client as it is shipped, with a server that runs at TAVOLO_AT.
    proxy: Object.fromEntries(
      ["/api", "/calendar", "/documenti", "/pubblico", "/registry", "/t/", "/verbali", "/ws"].map((path) => [path, { target: process.env["TAVOLO_AT"] ?? "http://localhost:8080", ws: path === "/ws" }]),
    ),
  },
  test: {
    root: ".",
    environment: "jsdom",
    setupFiles: ["tests/setup.ts"],
    include: ["tests/**/*.test.{ts,tsx}"],
    css: false,
    // Screens are drawn whole and looked at by axe; a shared machine takes its time.
    testTimeout: 30_000,
    restoreMocks: true,
  },
}));
