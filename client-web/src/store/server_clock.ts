/** Clocks belong to the server; this device only shows the difference (screens 4.1). */
export class ServerClock {
  private offset_ms = 0;

  constructor(private readonly device_now: () => number) {}

  /** Takes the server's hour from an answer that took `round_trip_ms`. */
  set(server_now: string, round_trip_ms = 0): void {
    const at = Date.parse(server_now);
    if (Number.isFinite(at)) this.offset_ms = at + round_trip_ms / 2 - this.device_now();
  }

  /** The server's time at a moment of this device's clock. */
  at(device_ms: number): number {
    return device_ms + this.offset_ms;
  }

  /** The server's time in milliseconds since 1970, as well as it is known. */
  now(): number {
    return this.at(this.device_now());
  }
}
