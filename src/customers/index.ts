export { CustomersModule } from './customers.module.js';
export { Customers, type CustomerContact, type CustomerName } from './customers.queries.js';
export { nameFromAddress, normaliseAddress } from './email-address.js';
export { MarkAddress } from './use-cases/mark-address.js';
export { RecogniseCustomer, type RecognisedCustomer } from './use-cases/recognise-customer.js';
