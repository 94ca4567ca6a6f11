import { useEffect, useState } from "react";

/**
 * Grey shapes of the true layout (screens 4.4): nothing for the first 150 ms, the words after two seconds.
 * @param words what is being loaded: "Sto caricando 48 proposte"
 */
export function Skeleton({ words, cards = 2 }: { words: string; cards?: number }) {
  const [age, set_age] = useState<"young" | "shown" | "long">("young");
  useEffect(() => {
    const shown = setTimeout(() => set_age("shown"), 150);
    const long = setTimeout(() => set_age("long"), 2_000);
    return () => {
      clearTimeout(shown);
      clearTimeout(long);
    };
  }, []);
  if (age === "young") return <div aria-busy="true" />;
  return (
    <div aria-busy="true" className="stack">
      {Array.from({ length: cards }, (_, at) => (
        <div key={at} className="card-plain skeleton" aria-hidden="true">
          <span className="grey short" />
          <span className="grey long" />
          <span className="grey middle" />
        </div>
      ))}
      <p className="muted small" role="status">
        {age === "long" ? words : ""}
      </p>
    </div>
  );
}
