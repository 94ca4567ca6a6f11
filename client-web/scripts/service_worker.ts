import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build, type Plugin, type ResolvedConfig } from "vite";

/** Files of the program that it must have to start without network; the public pages and their fonts are not of it. */
const is_of_shell = (file: string): boolean => /^(?:index\.html|[\w.-]+\.(?:webmanifest|svg|png)|assets\/.+)$/.test(file);

function files_in(folder: string, at = ""): string[] {
  return readdirSync(path.join(folder, at), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(at, entry.name);
    return entry.isDirectory() ? files_in(folder, file) : [file];
  });
}

/** Builds `sw.js` beside the client, with the list of what it keeps; a file's name or its SHA-256 tells when it changed. */
export function service_worker(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "tavolo-service-worker",
    apply: "build",
    configResolved: (resolved) => {
      config = resolved;
    },
    closeBundle: async () => {
      const folder = path.resolve(config.root, config.build.outDir);
      const list = files_in(folder)
        .filter(is_of_shell)
        .sort()
        .map((file) => ({
          url: `/${file}`,
          revision: file.startsWith("assets/") ? null : createHash("sha256").update(readFileSync(path.join(folder, file))).digest("hex").slice(0, 16),
        }));
      await build({
        configFile: false,
        root: config.root,
        logLevel: "warn",
        publicDir: false,
        define: { "self.__WB_MANIFEST": JSON.stringify(list), "process.env.NODE_ENV": '"production"' },
        build: {
          outDir: folder,
          emptyOutDir: false,
          target: "es2022",
          rollupOptions: { input: path.resolve(config.root, "src/service_worker/main.ts"), output: { format: "iife", entryFileNames: "sw.js" } },
        },
      });
    },
  };
}
