// Which case a desk had open when its page was loaded anew. Addresses, and the history they end
// up in, name no case; so its number is kept in this tab alone, while the case is open, and is
// gone with the session. Without that session the number opens nothing and names nobody.

const KEPT = 'open';

export function keepCase(order: string | null): void {
  try {
    if (order) sessionStorage.setItem(KEPT, order);
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Where nothing can be kept, a page that is loaded anew begins at the desk.
  }
}

export function keptCase(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
