import { useEffect, useRef, useState } from "react";

/** A number that changes where it stands, with a tint of 1.2 s (none under reduced motion). */
export function ChangedValue({ value }: { value: string | number }) {
  const last = useRef(value);
  const [turn, set_turn] = useState(0);
  useEffect(() => {
    if (last.current === value) return;
    last.current = value;
    set_turn((n) => n + 1);
  }, [value]);
  return (
    <span key={turn} className={`figures ${turn > 0 ? "changed-value" : ""}`}>
      {value}
    </span>
  );
}
