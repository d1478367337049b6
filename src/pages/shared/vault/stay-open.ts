/** How much long work of this page is under way. */
let underWay = 0;

/** Does something long that the person has begun; the vault does not lock by itself meanwhile. */
export async function stayOpenWhile<T>(work: () => Promise<T>): Promise<T> {
  underWay += 1;
  try {
    return await work();
  } finally {
    underWay -= 1;
  }
}

export function isWorkUnderWay(): boolean {
  return underWay > 0;
}
