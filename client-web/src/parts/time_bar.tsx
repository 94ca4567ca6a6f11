import { useServerNow } from "../store/hooks";

/** How much of a span of time has gone, as a bar: for the eye alone, the words stand beside it. */
export function TimeBar({ from, until, className = "speech-bar" }: { from: string | number; until: string; className?: string }) {
  const now = useServerNow(500);
  const begun = typeof from === "number" ? from : Date.parse(from);
  const whole = Date.parse(until) - begun;
  const gone = whole > 0 ? Math.min(100, Math.max(0, (100 * (now - begun)) / whole)) : 100;
  return (
    <div className={className} aria-hidden="true">
      <span style={{ width: `${gone}%` }} />
    </div>
  );
}
