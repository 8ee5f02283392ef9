import { testInvariants } from './test-invariants.ts';

testInvariants('embedded');
