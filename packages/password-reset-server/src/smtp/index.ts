export { createSmtpTransport, type SmtpTransportOptions } from "./create-transport.ts";
