import qrcode from "qrcode-generator";
import { useMemo } from "react";

/** A code for cameras, drawn as one path: nothing inline that the page's policy would refuse. Error correction M. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, side } = useMemo(() => drawing(text), [text]);
  return (
    <svg className="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}

/** Modules of quiet zone that the standard asks for (ISO/IEC 18004). */
const quiet = 4;

function drawing(text: string): { readonly path: string; readonly side: number } {
  const code = qrcode(0, "M");
  // Hexadecimal in capitals is of the alphanumeric kind, which makes a smaller code.
  code.addData(text, /^[0-9A-Z $%*+\-./:]+$/.test(text) ? "Alphanumeric" : "Byte");
  code.make();
  const count = code.getModuleCount();
  let path = "";
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) if (code.isDark(row, column)) path += `M${column + quiet} ${row + quiet}h1v1h-1z`;
  }
  return { path, side: count + 2 * quiet };
}
