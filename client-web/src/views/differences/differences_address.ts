/** "?da=" and "?a=" name the two moments: a number of entries or an instant. */
export const differences_address = "/revisione/differenze";
