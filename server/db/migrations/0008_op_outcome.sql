ALTER TABLE "applied_ops" RENAME COLUMN "verdict" TO "outcome";
