// Makes src/parts/icons.svg: the symbols of the kit's sprite that this client uses (`npm run icons`).
import { readFileSync, writeFileSync } from "node:fs";

const here = new URL("..", import.meta.url);
const names = JSON.parse(readFileSync(new URL("src/parts/icon_names.json", here), "utf8"));
const sprite = readFileSync(new URL("node_modules/bootstrap-italia/dist/svg/sprites.svg", here), "utf8");
const symbols = names.map((name) => {
  const found = new RegExp(`<symbol id="it-${name}".*?</symbol>`, "s").exec(sprite);
  if (!found) throw new Error(`the kit has no icon "${name}"`);
  return found[0].replace(`id="it-${name}"`, `id="${name}"`);
});
writeFileSync(
  new URL("src/parts/icons.svg", here),
  `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`,
);
