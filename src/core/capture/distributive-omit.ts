/** `Omit` for a union: taken from each of its members, so that they stay told apart. */
export type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
