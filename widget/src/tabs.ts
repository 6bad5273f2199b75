/** The memory of a tab, and how open tabs of a portal hand a conversation to each other: nothing outlives the last one. */

export function kept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Storage is full or forbidden: the conversation then lasts as long as the page.
  }
}

type Owner = Pick<Node, "isConnected">;
const owners = new Map<string, Owner>();

/**
 * The key under which an instance on this page keeps its conversation. Instances that would have the same are numbered
 * in the order in which they come, so that each finds its own again after a reload. A place is free when its element
 * has left the page, which the browser may tell that element later than it tells its successor.
 * @param before the key that it had until now; it stays, unless another instance has taken it since
 */
export function takeKey(base: string, owner: Owner, before = `${base}:1`): string {
  const taken = (key: string) => owners.get(key) !== owner && owners.get(key)?.isConnected;
  let key = before;
  for (let number = 1; taken(key); number++) key = `${base}:${number}`;
  owners.set(key, owner);
  return key;
}

type Message<T> = { wanted: true } | { memory: T };

/** Messages reach only pages of the same portal in the same browser; the browser keeps none of them. */
export class Tabs<T> {
  private channel: BroadcastChannel | null = null;

  constructor(
    private readonly own: () => T,
    private readonly adopt: (memory: T) => void,
  ) {}

  /**
   * @param name the key of the conversation
   * @param knows whether this tab has a conversation already; if not, it asks the others for theirs
   */
  join(name: string, knows: boolean): void {
    if (this.channel || typeof BroadcastChannel === "undefined") return;
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data }: MessageEvent<Message<T>>) => {
      if ("memory" in data) this.adopt(data.memory);
      else this.tell(this.own());
    };
    if (!knows) this.channel.postMessage({ wanted: true });
  }

  tell(memory: T): void {
    this.channel?.postMessage({ memory });
  }

  leave(): void {
    this.channel?.close();
    this.channel = null;
  }
}
