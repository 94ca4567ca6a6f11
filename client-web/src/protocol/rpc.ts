/** The envelope of JSON-RPC 2.0 as this protocol uses it (subprotocol tavolo.v1, one object a frame). */

export interface RpcRequest {
  readonly jsonrpc: "2.0";
  readonly id: number;
  readonly method: string;
  readonly params: object;
}

/** A sentence for a person; the server's catalogue is complete in both languages. */
export interface Sentence {
  readonly it?: string;
  readonly en?: string;
}

/** `data` of an error with code -32000: a rule said no (decision 33). */
export interface RefusalData {
  readonly code: string;
  /** Why. */
  readonly sentence?: Sentence;
  /** What can be done now. */
  readonly remedy?: Sentence;
  /** The rule that said no, for instance "regulation:1/vote.deadline". */
  readonly rule?: string;
  /** What a client can act on: numbers, ids, instants. */
  readonly detail?: unknown;
  /** JSON pointer of the parameter that is wrong. */
  readonly pointer?: string;
}

export interface RpcError {
  readonly code: number;
  readonly message: string;
  readonly data?: RefusalData;
}

export type RpcIncoming =
  | { readonly kind: "result"; readonly id: number; readonly result: unknown }
  | { readonly kind: "error"; readonly id: number | undefined; readonly error: RpcError }
  | { readonly kind: "notification"; readonly method: string; readonly params: unknown };

const is_object = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Unknown in, typed out; undefined for what is not a frame of this protocol. */
export function read_incoming(text: string): RpcIncoming | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!is_object(frame) || frame["jsonrpc"] !== "2.0") return undefined;
  if (typeof frame["method"] === "string") {
    return { kind: "notification", method: frame["method"], params: frame["params"] };
  }
  const id = typeof frame["id"] === "number" ? frame["id"] : undefined;
  const error = frame["error"];
  if (is_object(error) && typeof error["code"] === "number") {
    return {
      kind: "error",
      id,
      error: {
        code: error["code"],
        message: String(error["message"] ?? ""),
        ...(is_object(error["data"]) ? { data: error["data"] as unknown as RefusalData } : {}),
      },
    };
  }
  if (id !== undefined && "result" in frame) return { kind: "result", id, result: frame["result"] };
  return undefined;
}
