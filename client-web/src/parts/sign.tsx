/** The sign of the table: seen from above, with its four benches. Decoration; the name stands beside it. */
export function Sign({ className = "sign" }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 44 44" fill="currentColor" aria-hidden="true" focusable="false">
      <rect x="18" y="1" width="9" height="9" />
      <path d="M22.5 34 27.6 43H17.4z" />
      <circle cx="39" cy="22.5" r="5" />
      <path d="M6 17.5 11 22.5 6 27.5 1 22.5z" />
      <rect x="13.5" y="13.5" width="18" height="18" rx="5" fill="none" stroke="currentColor" strokeWidth="3" />
    </svg>
  );
}
