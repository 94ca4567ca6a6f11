// The same areas and keys as in Italian; a test keeps them so.
const areas = import.meta.glob<Record<string, unknown>>("./en/*.json", { eager: true, import: "default" });
export const words: Record<string, unknown> = Object.assign({}, ...Object.values(areas));
