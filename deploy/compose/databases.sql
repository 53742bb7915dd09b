-- Run once, when the volume of the database is empty: two databases, which only their owners may enter.
\set ON_ERROR_STOP on
\set application_password `cat /run/secrets/database_password`
\set mlflow_password `cat /run/secrets/mlflow_database_password`

CREATE ROLE predictiondex LOGIN PASSWORD :'application_password';
CREATE DATABASE predictiondex OWNER predictiondex;
REVOKE ALL ON DATABASE predictiondex FROM PUBLIC;

CREATE ROLE mlflow LOGIN PASSWORD :'mlflow_password';
CREATE DATABASE mlflow OWNER mlflow;
REVOKE ALL ON DATABASE mlflow FROM PUBLIC;
