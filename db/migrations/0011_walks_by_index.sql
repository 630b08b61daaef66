DROP INDEX "udr_account_used_from";--> statement-breakpoint
DROP INDEX "udr_billing_effective";--> statement-breakpoint
CREATE INDEX "udr_account_used_from" ON "udr" USING btree ("shard","account_id","used_from","udr_id","product_id");--> statement-breakpoint
CREATE INDEX "udr_billing_effective" ON "udr" USING btree ("billing_effective_at","udr_id","account_id","product_id","shard");