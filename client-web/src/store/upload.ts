import type { UploadedFile } from "../protocol/types";
import { NotConnected, Refusal } from "../rpc/refusal";
import { WebRefusal, type WebApi } from "../rpc/web_api";

/** Hands in a file, to be filed as a document. @throws Refusal in the server's words, or NotConnected */
export async function upload(api: WebApi, file: File): Promise<UploadedFile> {
  try {
    return await api.upload(file);
  } catch (error) {
    if (!(error instanceof WebRefusal)) throw error;
    throw error.status === 0 ? new NotConnected() : new Refusal({ ...error.data, code: error.code });
  }
}
