/** "2/2026", as people write the number of a sitting; the wire and addresses have "2-2026". */
export const sitting_number = (number: string): string => number.replace("-", "/");
