import { Fragment } from "react";
import type { SearchPiece } from "../../protocol/types";

/** Pieces as the server cut them; the words that were asked for are marked. */
export function MarkedText({ pieces }: { pieces: readonly SearchPiece[] }) {
  return (
    <>
      {pieces.map((piece, at) => (piece.match ? <mark key={at}>{piece.text}</mark> : <Fragment key={at}>{piece.text}</Fragment>))}
    </>
  );
}
