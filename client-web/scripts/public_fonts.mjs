// The public pages, which the server renders, use the client's fonts under names without a hash: public/fonts.
import { copyFileSync, mkdirSync } from "node:fs";

const root = new URL("..", import.meta.url);
mkdirSync(new URL("public/fonts/", root), { recursive: true });
for (const weight of [400, 600, 700]) {
  const from = new URL(`node_modules/@fontsource/titillium-web/files/titillium-web-latin-${weight}-normal.woff2`, root);
  copyFileSync(from, new URL(`public/fonts/titillium-web-${weight}.woff2`, root));
}
