export { createSmtpTransport, type SmtpTransport, type SmtpTransportOptions } from "./create-transport.ts";
