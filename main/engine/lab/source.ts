/** Something to hand over to a process of the lab. Another version of it is handed over again. */
export interface Source<T> {
  readonly version: string;
  read(): Promise<T> | T;
}
