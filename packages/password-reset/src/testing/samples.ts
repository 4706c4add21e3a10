/** What must never be seen where it does not belong. Each is odd enough to be found again in any form. */
export const token = "Key_Zy7QxK2-vGhTq9.Lw4~(+)";
export const email = "ada+Lovelace&co@exämple.com";
export const password = 'pw-5T!k#9%zR&ü-"q\\';

export const secrets: readonly string[] = [token, email, password];

/** Where nobody listens: a port that no system hands out, and that `fetch` does not refuse by itself. */
export const nobodyThere = "http://127.0.0.1:2";
