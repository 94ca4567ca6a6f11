/** "/revisione/rilievi/3" of "finding-3". */
export const finding_address = (id: string): string => `/revisione/rilievi/${id.slice("finding-".length)}`;
