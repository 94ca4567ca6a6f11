import { useTranslation } from "react-i18next";
import type { Bench } from "../protocol/types";

const shapes: Record<Bench, React.ReactNode> = {
  institutions: <rect x="3" y="3" width="18" height="18" />,
  social_partners: <path d="M12 2 23 21H1z" />,
  third_sector: <circle cx="12" cy="12" r="10" />,
  other: <path d="M12 1 23 12 12 23 1 12z" />,
};

/** Shape, then colour, of a bench (screens 3.3). Read out as an image with the bench's name unless the word follows. */
export function BenchMark({ bench, silent = false }: { bench: Bench; silent?: boolean }) {
  const { t } = useTranslation();
  const naming = silent ? { "aria-hidden": true } : { role: "img", "aria-label": t(`bench.${bench}`) };
  return (
    <svg className={`bench-mark bench-${bench}`} viewBox="0 0 24 24" focusable="false" {...naming}>
      {shapes[bench]}
    </svg>
  );
}
