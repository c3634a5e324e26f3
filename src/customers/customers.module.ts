import { Module } from '@nestjs/common';
import { Customers } from './customers.queries.js';
import { MarkAddress } from './use-cases/mark-address.js';
import { RecogniseCustomer } from './use-cases/recognise-customer.js';

@Module({ providers: [Customers, RecogniseCustomer, MarkAddress], exports: [Customers, RecogniseCustomer, MarkAddress] })
export class CustomersModule {}
