import type { RefusalData, RpcError, Sentence } from "../protocol/rpc";

/** The server said no, by a rule. Carries what the refusal card shows: fact, reason, remedy, rule and code last. */
export class Refusal extends Error {
  readonly code: string;
  readonly rule: string | undefined;
  readonly detail: unknown;
  readonly pointer: string | undefined;

  constructor(private readonly data: RefusalData, message = data.code) {
    super(message);
    this.name = "Refusal";
    this.code = data.code;
    this.rule = data.rule;
    this.detail = data.detail;
    this.pointer = data.pointer;
  }

  /** Why, in the server's words. */
  sentence(language: string): string | undefined {
    return in_language(this.data.sentence, language);
  }

  /** What can be done now, in the server's words. */
  remedy(language: string): string | undefined {
    return in_language(this.data.remedy, language);
  }
}

/** A sentence in the language shown, else in the other one. */
export function in_language(sentence: Sentence | undefined, language: string): string | undefined {
  return language.startsWith("en") ? (sentence?.en ?? sentence?.it) : (sentence?.it ?? sentence?.en);
}

/** There is no line right now and the request is of a kind that is never kept for later. */
export class NotConnected extends Error {
  constructor() {
    super("not connected");
    this.name = "NotConnected";
  }
}

/** A defect of client or server (a malformed request, an unknown method): nothing that a person can repair. */
export class ProtocolFault extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly pointer?: string,
  ) {
    super(message);
    this.name = "ProtocolFault";
  }
}

export function from_rpc_error(error: RpcError): Refusal | ProtocolFault {
  if (error.data && typeof error.data.code === "string") return new Refusal(error.data, error.message);
  return new ProtocolFault(error.code, error.message, error.data?.pointer);
}
