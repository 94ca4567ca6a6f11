/** The table for programs: `npm run build:program` makes `dist-program/tavolo.js` and its types of it. */
export { TableClient, type Change, type ProgramOptions } from "./table_client";
export { NotConnected, Refusal } from "../rpc/refusal";
export { WebRefusal } from "../rpc/web_api";
export type * from "../protocol/generated";
