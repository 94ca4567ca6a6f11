import { useState } from "react";
import type { UploadedFile } from "../protocol/types";
import { WebRefusal, type WebApi } from "../rpc/web_api";
import { useSession, useTavolo } from "./hooks";

/** Hands in a file, to be named by an act. @throws Refusal in the server's words, or NotConnected */
export async function upload(api: WebApi, file: File): Promise<UploadedFile> {
  try {
    return await api.upload(file);
  } catch (error) {
    throw error instanceof WebRefusal ? error.as_shown() : error;
  }
}

/** The most bytes that a file may have, as the server states it; undefined while it is not known. */
export function useUploadLimit(): number | undefined {
  return useSession((state) => state.session?.document_bytes);
}

export interface HandIn {
  readonly uploading: boolean;
  readonly failed: Error | undefined;
  /** Undefined when it was not taken; a file that is up already is not sent again. */
  hand_in(file: File): Promise<UploadedFile | undefined>;
  /** What was handed in is asked for no more, or was not found: the next time it goes up anew. */
  forget(): void;
}

/** A file goes up before the act that names it. */
export function useHandIn(): HandIn {
  const { session } = useTavolo();
  const [uploading, set_uploading] = useState(false);
  const [failed, set_failed] = useState<Error>();
  const [kept, set_kept] = useState<{ file: File; uploaded: UploadedFile }>();
  const hand_in = async (file: File): Promise<UploadedFile | undefined> => {
    set_failed(undefined);
    if (kept?.file === file) return kept.uploaded;
    set_uploading(true);
    try {
      const uploaded = await upload(session.api, file);
      set_kept({ file, uploaded });
      return uploaded;
    } catch (error) {
      set_failed(error instanceof Error ? error : new Error(String(error)));
      return undefined;
    } finally {
      set_uploading(false);
    }
  };
  return { uploading, failed, hand_in, forget: () => set_kept(undefined) };
}
