export const path: string | undefined;
export const flags: string[];
