// One file per area, so that screens can be added without touching each other's words.
const areas = import.meta.glob<Record<string, unknown>>("./it/*.json", { eager: true, import: "default" });
export const words: Record<string, unknown> = Object.assign({}, ...Object.values(areas));
